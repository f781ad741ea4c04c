const END_MS = 2_000;

/** A connection whose server has fallen silent never ends: waits for it no longer than two seconds. */
export const endInTime = async (ending: Promise<unknown> | undefined): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, END_MS);
  });
  await Promise.race([ending, late]).finally(() => clearTimeout(timer));
};
