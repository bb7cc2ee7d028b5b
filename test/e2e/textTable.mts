export type Align = 'left' | 'right';

export interface Column<Row> {
	title: string;
	value: (row: Row) => string;
	align?: Align;
	/** Longer texts are cut. */
	width?: number;
}

/** Rows as lines of text under each other, for a terminal. */
export function textTable<Row>(columns: Array<Column<Row>>, rows: Row[]): string {
	const cells = rows.map((row) => columns.map(({ value, width }) => cut(value(row), width)));
	const widths = columns.map(({ title }, index) =>
		Math.max(title.length, ...cells.map((line) => line[index]?.length ?? 0)),
	);
	const line = (texts: string[]) =>
		texts
			.map((text, index) =>
				columns[index]?.align === 'right'
					? text.padStart(widths[index] ?? 0)
					: text.padEnd(widths[index] ?? 0),
			)
			.join('  ')
			.trimEnd();
	return [
		line(columns.map(({ title }) => title)),
		line(widths.map((width) => '-'.repeat(width))),
		...cells.map(line),
	].join('\n');
}

function cut(text: string, width = Infinity): string {
	const flat = text.replace(/\s+/g, ' ');
	return flat.length <= width ? flat : `${flat.slice(0, width - 1)}…`;
}
