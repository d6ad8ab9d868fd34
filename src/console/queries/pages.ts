/** The pages of a list, one after the other, until an answer names no next one. */
export async function* pages<Page extends { NextMarker?: string | undefined }>(
  read: (from: { Marker?: string }) => Promise<Page>,
): AsyncGenerator<Page> {
  let marker: string | undefined;
  do {
    const page = await read(marker === undefined ? {} : { Marker: marker });
    yield page;
    marker = page.NextMarker;
  } while (marker);
}

/** Every page of a list that goes on at a NextToken. */
export async function readAll<T>(
  read: (NextToken: string | undefined) => Promise<{ items?: T[] | undefined; NextToken?: string | undefined }>,
): Promise<T[]> {
  const all: T[] = [];
  let token: string | undefined;
  do {
    const { items = [], NextToken } = await read(token);
    all.push(...items);
    token = NextToken;
  } while (token !== undefined);
  return all;
}
