/**
 * Reads the form in which n8n stores an execution: a JSON array whose first element is the root, and in which every string inside
 * an object or array is the index of the element it stands for (the format of the library "flatted", which n8n writes with).
 */
export function readFlatted(text: string): unknown {
	const elements = JSON.parse(text) as unknown[];
	const read = new Map<number, unknown>();

	const element = (index: number): unknown => {
		if (read.has(index)) return read.get(index);
		const stored = elements[index];
		if (typeof stored !== 'object' || stored === null) return stored;
		const result: Record<string, unknown> | unknown[] = Array.isArray(stored) ? [] : {};
		// Remembered before it is filled: the data may point back to itself.
		read.set(index, result);
		for (const [key, value] of Object.entries(stored)) {
			(result as Record<string, unknown>)[key] = typeof value === 'string' ? element(Number(value)) : value;
		}
		return result;
	};
	return element(0);
}
