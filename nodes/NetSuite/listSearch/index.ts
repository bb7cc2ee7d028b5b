export { searchAccounts } from './searchAccounts';
export { searchClasses } from './searchClasses';
export { searchCurrencies } from './searchCurrencies';
export { searchDepartments } from './searchDepartments';
export { searchEmployees } from './searchEmployees';
export { searchLocations } from './searchLocations';
export { searchSubsidiaries } from './searchSubsidiaries';
export { searchVendors } from './searchVendors';
