/** The tag that dates and numbers follow. English here is international: day before month, 24 hours, as the record is written. */
export function formattingTag(language: string): string {
  return language === 'en' ? 'en-GB' : language
}
