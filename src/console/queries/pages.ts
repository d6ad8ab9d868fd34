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
