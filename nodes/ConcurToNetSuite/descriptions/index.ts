import type { INodeProperties } from 'n8n-workflow';
import { accounts } from './accounts';
import { compareMappingProperties } from './compareMapping';
import { customFields } from './customFields';
import { cutOver } from './cutOver';
import { dates } from './dates';
import { dryRunProperties } from './dryRun';
import { employee } from './employee';
import { cashAdvances } from './cashAdvances';
import { invoices } from './invoices';
import { payroll } from './payroll';
import { mapping } from './mapping';
import { operation } from './operation';
import { prepareOptions } from './prepareOptions';
import { runStartProperties } from './runStart';
import { runSummaryProperties } from './runSummary';
import { segments } from './segments';
import { subsidiary } from './subsidiary';
import { targets } from './targets';
import { tax } from './tax';
import { texts } from './texts';
import { verifyAuditProperties } from './verifyAudit';

/** All parameters of the node in the order of its panel. */
export const properties: INodeProperties[] = [
	operation,
	...cutOver,
	...mapping,
	...compareMappingProperties,
	...accounts,
	...targets,
	...tax,
	...subsidiary,
	...segments,
	...customFields,
	...employee,
	...dates,
	...texts,
	invoices,
	cashAdvances,
	...payroll,
	prepareOptions,
	...dryRunProperties,
	...runStartProperties,
	...runSummaryProperties,
	...verifyAuditProperties,
];
