import type { Ref } from '../../../shared/documentItem';
import type { InvoiceTax } from '../../document/invoiceDocument';
import type { PostingSettings } from '../../settings/postingSettings';
import type { Findings } from '../findings';

/** Stands for the tax authority, which invoices do not name, in rows of the mapping table. */
const INVOICE = 'INVOICE';

/**
 * Account of reclaimed invoice tax: by the mapping table, else the account of the settings, else refused. In the
 * table a tax is `INVOICE/<tax code>` or `<tax field>/<tax code>`; `*` on either side stands for any. `tax` is
 * absent for tax that only the header states. `settings` are those of the posting's subsidiary (`settingsIn`).
 */
export function invoiceTaxAccount(
	tax: Pick<InvoiceTax, 'taxCode' | 'taxField'> | undefined,
	settings: PostingSettings,
	findings: Findings,
	field: string,
): Ref | undefined {
	const code = tax?.taxCode;
	const authorities = [...(tax?.taxField === undefined ? [] : [tax.taxField]), INVOICE];
	const exact = code === undefined ? [] : [...authorities.map((name) => `${name}/${code}`), code];
	const anyCode = authorities.map((name) => `${name}/*`);
	const anyAuthority = [...(code === undefined ? [] : [`*/${code}`]), '*/*'];
	for (const key of [...exact, ...anyCode, ...anyAuthority]) {
		const mapped = settings.mapping.find('tax', key);
		if (mapped) return { ...mapped };
	}
	const { taxAccount } = settings.invoices;
	if (taxAccount) return { ...taxAccount };
	return findings.refuse('invoice-tax-account-missing', { field, value: code ?? '(of the invoice header)' });
}
