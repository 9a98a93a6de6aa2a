// The screen at the door shows the code that opens now. Without script the link beside it does the same.
const MINUTES = 2;
setTimeout(() => location.reload(), MINUTES * 60_000);
