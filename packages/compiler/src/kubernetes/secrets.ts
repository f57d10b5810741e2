/** Names of variables that hold a secret, and the looks of well-known tokens. */
const SECRET_NAME = /(^|_)(TOKEN|PASSWORD|SECRET|SECRET_ACCESS_KEY|API_KEY)$/;
const TOKEN = /^(hf_[A-Za-z0-9]{20,}|AKIA[A-Z0-9]{16}|sk-[A-Za-z0-9_-]{20,})$/;

/** Whether an environment variable with a literal value most likely holds a secret, which a manifest would show. */
export function looksSecret(name: string, value: string): boolean {
  return TOKEN.test(value) || (value !== "" && SECRET_NAME.test(name));
}
