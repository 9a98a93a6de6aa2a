// Makes pictures smaller before they are sent, and shows them. What cannot be read is sent as it is.
const LONGEST = 1600; // pixels
const SMALL = 400 * 1024; // bytes: already small enough

async function smaller(file) {
  if (file.size < SMALL || !file.type.startsWith("image/")) return file;
  try {
    const image = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, LONGEST / Math.max(image.width, image.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(image.width * scale);
    canvas.height = Math.round(image.height * scale);
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.82));
    if (!blob || blob.size >= file.size) return file;
    return new File([blob], file.name.replace(/\.\w+$/, "") + ".jpg", { type: "image/jpeg" });
  } catch {
    return file;
  }
}

function show(input, files) {
  const place = input.parentElement.querySelector(".thumbs");
  place.replaceChildren(
    ...files.map((file) => {
      const image = document.createElement("img");
      image.alt = file.name;
      image.src = URL.createObjectURL(file);
      image.addEventListener("load", () => URL.revokeObjectURL(image.src));
      return image;
    }),
  );
}

for (const input of document.querySelectorAll("input[type=file][data-shrink]")) {
  input.parentElement.classList.add("ready");
  input.addEventListener("change", async () => {
    const files = await Promise.all([...input.files].map(smaller));
    try {
      const box = new DataTransfer();
      for (const file of files) box.items.add(file);
      input.files = box.files;
    } catch {
      // An old browser cannot put files back: it sends the originals.
    }
    show(input, files);
  });
}
