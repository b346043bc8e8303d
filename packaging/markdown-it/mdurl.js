// In the place of `mdurl`, which is never asked: markup.js takes addresses as they were written.

export {};
