// In the place of `linkify-it`, which is never asked: markup.js finds bare addresses itself.

export class LinkifyIt {}
