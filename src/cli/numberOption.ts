import { InvalidArgumentError } from 'commander';

/** A parser for an option that takes a number of at least `least`. */
export const numberFrom =
  (least: number, whole: boolean = true) =>
  (text: string): number => {
    const value = Number(text);
    if (text.trim() === '' || !Number.isFinite(value) || value < least || (whole && !Number.isInteger(value)))
      throw new InvalidArgumentError(`It takes a ${whole ? 'whole ' : ''}number from ${least}.`);
    return value;
  };
