import type { Ref } from '../../shared/documentItem';
import { splitPrefix } from './reference';

/**
 * Whether a text (`Demo UK Ltd.`, `SUB-UK`, `2`, or one of them with its prefix) names the subsidiary. Compared are the texts, without regard to
 * case: a name is only known of a subsidiary that is given by its name or chosen from the list.
 */
export function isSubsidiary(text: string, subsidiary: string | Ref | undefined): boolean {
	if (subsidiary === undefined) return false;
	const [, wanted] = splitPrefix(text);
	return namesOf(subsidiary).includes(wanted.toUpperCase());
}

/** Texts that the subsidiary goes by, in upper case; of a full name ("Group : UK") also the last part. */
function namesOf(subsidiary: string | Ref): string[] {
	const given = typeof subsidiary === 'string' ? [subsidiary] : [subsidiary.value, subsidiary.name ?? ''];
	const names = given.flatMap((name) => [name, name.split(' : ').at(-1) ?? '']);
	return names.map((name) => name.trim().toUpperCase()).filter(Boolean);
}
