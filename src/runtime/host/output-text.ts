/** Text and bytes written to one stream, as text: characters may be cut between two writes of bytes. */
export class OutputText {
  private decoder: InstanceType<typeof TextDecoder> | undefined;

  decode(chunk: string | Uint8Array): string {
    if (typeof chunk !== 'string') {
      this.decoder ??= new TextDecoder('utf-8', { ignoreBOM: true });
      return this.decoder.decode(chunk, { stream: true });
    }
    if (this.decoder === undefined) return chunk;
    const cut = this.decoder.decode();
    this.decoder = undefined;
    return cut + chunk;
  }
}
