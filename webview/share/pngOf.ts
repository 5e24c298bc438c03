/** Pixels for each pixel of the page, so that print stays sharp. */
const sharpness = 2;

/** The picture as base64 of a PNG file. Rejects when the browser cannot read it. */
export async function pngOf(picture: string): Promise<string> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(picture)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [image.naturalWidth * sharpness, image.naturalHeight * sharpness];
  const context = canvas.getContext('2d')!;
  context.scale(sharpness, sharpness);
  context.drawImage(image, 0, 0);
  return canvas.toDataURL('image/png').split(',')[1]!;
}
