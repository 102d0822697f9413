/** Nine digits, the last of which checks the others (Luhn, ISO/IEC 7812-1). */
export const isSiren = (text: string): boolean => /^\d{9}$/.test(text) && luhnSum(text) % 10 === 0;

const luhnSum = (digits: string): number =>
  [...digits].reverse().reduce((sum, digit, place) => sum + weighed(Number(digit), place % 2 === 1), 0);

function weighed(digit: number, doubled: boolean): number {
  const value = doubled ? digit * 2 : digit;
  return value > 9 ? value - 9 : value;
}
