/** Nine digits, the last of which checks the others (Luhn, ISO/IEC 7812-1). */
export const isSiren = (text: string): boolean => /^\d{9}$/.test(text) && luhnSum(text) % 10 === 0;

function luhnSum(digits: string): number {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) sum += weighed(Number(digits[place]), (digits.length - place) % 2 === 0);
  return sum;
}

function weighed(digit: number, doubled: boolean): number {
  const value = doubled ? digit * 2 : digit;
  return value > 9 ? value - 9 : value;
}
