// Answers that come when another account is looked at.

/** → what makes a sentence about the account that is looked at now; it begins with the account's name once that is another one. */
export function ofAccount(choice) {
  const asked = choice.value?.account;
  return (sentence) => (choice.value?.account === asked ? sentence : `In ${asked}: ${sentence}`);
}
