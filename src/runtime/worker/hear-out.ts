/** Reads what is still to come: who still sends while he is refused may lose the connection before he hears why. */
export const hearOut = async (body: ReadableStream<Uint8Array>): Promise<void> => {
  try {
    await body.pipeTo(new WritableStream())
  } catch {
    // He has gone, and hears nothing.
  }
}
