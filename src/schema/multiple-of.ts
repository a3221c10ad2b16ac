/** Whether `value` is a whole multiple of `divisor`, in decimal as written: 0.07 is a multiple of 0.01. */
export function isMultipleOf(value: number, divisor: number): boolean {
  if (!Number.isFinite(value)) return false;
  if (Number.isSafeInteger(value) && Number.isSafeInteger(divisor)) return value % divisor === 0;
  const [valueDigits, valueExponent] = decimalOf(value);
  const [divisorDigits, divisorExponent] = decimalOf(divisor);
  const shared = Math.min(valueExponent, divisorExponent);
  const scaled = (digits: bigint, exponent: number): bigint => digits * 10n ** BigInt(exponent - shared);
  return scaled(valueDigits, valueExponent) % scaled(divisorDigits, divisorExponent) === 0n;
}

/** A finite number as `digits × 10^exponent`, from its shortest decimal form. */
export function decimalOf(value: number): readonly [digits: bigint, exponent: number] {
  const [mantissa = '0', exponent = '0'] = value.toExponential().split('e');
  const fraction = mantissa.split('.')[1] ?? '';
  return [BigInt(mantissa.replace('.', '')), Number(exponent) - fraction.length];
}
