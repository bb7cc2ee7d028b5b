import { createPrivateKey, type KeyObject } from 'node:crypto';
import { isEncrypted, singlePemBlock } from '../keys/pem';
import { signInProblem } from '../signIn/signInProblem';

export type AssertionAlgorithm = 'PS256' | 'ES256' | 'ES384' | 'ES512';

export interface SigningKey {
	key: KeyObject;
	/** Follows from the key: NetSuite takes no RS256 any more (netsuite.md, section 2.2). */
	algorithm: AssertionAlgorithm;
}

const SMALLEST_RSA_BITS = 3_072;

/** NetSuite's curves, by OpenSSL's names. */
const ALGORITHM_BY_CURVE: Readonly<Record<string, AssertionAlgorithm>> = {
	prime256v1: 'ES256',
	secp384r1: 'ES384',
	secp521r1: 'ES512',
};

const FIELD = 'Private Key';
const NEW_PAIR =
	'Create a new key and certificate as the README says (RSA with 3072 or 4096 bits, or EC with P-256, P-384 or P-521), and upload the certificate to NetSuite';

/** Reads the private key of the credential, pasted in any form. Throws a UserError when NetSuite would not take it. */
export function readSigningKey(privateKey: string): SigningKey {
	const block = singlePemBlock(privateKey, FIELD);
	if (!block) throw signInProblem(`"${FIELD}" of the NetSuite credential is empty`, 'Fill it in');
	if (isEncrypted(block)) {
		throw signInProblem(
			`"${FIELD}" of the NetSuite credential is encrypted with a passphrase`,
			'Paste the key without a passphrase: openssl pkey -in encrypted.pem -out private.pem',
		);
	}
	const key = open(block.pem);
	return { key, algorithm: algorithmFor(key) };
}

function algorithmFor(key: KeyObject): AssertionAlgorithm {
	const { modulusLength = 0, namedCurve = '' } = key.asymmetricKeyDetails ?? {};
	if (key.asymmetricKeyType === 'rsa') {
		if (modulusLength >= SMALLEST_RSA_BITS) return 'PS256';
		throw signInProblem(
			`The RSA key in "${FIELD}" has ${modulusLength} bits, NetSuite wants at least 3072`,
			NEW_PAIR,
		);
	}
	const algorithm = key.asymmetricKeyType === 'ec' ? ALGORITHM_BY_CURVE[namedCurve] : undefined;
	if (algorithm) return algorithm;
	const kind = namedCurve ? `${key.asymmetricKeyType} ${namedCurve}` : key.asymmetricKeyType;
	throw signInProblem(`The key in "${FIELD}" is of kind ${kind}, which NetSuite does not take`, NEW_PAIR);
}

function open(pem: string): KeyObject {
	try {
		return createPrivateKey(pem);
	} catch {
		throw signInProblem(
			`"${FIELD}" of the NetSuite credential is not a private key`,
			'Paste the private key in PEM form (BEGIN PRIVATE KEY), not the certificate and not the public key',
		);
	}
}
