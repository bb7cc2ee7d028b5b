import type { INodeProperties } from 'n8n-workflow';
import { accounts } from './accounts';
import { cutOver } from './cutOver';
import { dates } from './dates';
import { employee } from './employee';
import { operation } from './operation';
import { prepareOptions } from './prepareOptions';
import { runSummaryProperties } from './runSummary';
import { segments } from './segments';
import { subsidiary } from './subsidiary';
import { tax } from './tax';
import { texts } from './texts';

/** All parameters of the node in the order of its panel. */
export const properties: INodeProperties[] = [
	operation,
	...cutOver,
	...accounts,
	...tax,
	...subsidiary,
	...segments,
	...employee,
	...dates,
	...texts,
	prepareOptions,
	...runSummaryProperties,
];
