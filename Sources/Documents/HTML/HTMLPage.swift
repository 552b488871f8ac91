/// A document as one page of HTML (the living standard), whole in itself: it loads nothing, runs nothing, is read on a
/// telephone, aloud and in print, where it is A4 with page numbers.
public struct HTMLPage: Sendable {
  public let document: Document

  public init(_ document: Document) { self.document = document }

  public var text: String {
    var writer = HTMLWriter(document)
    writer.write(document.blocks)
    let title = document.title.markupEscaped
    // A page without a heading of its own is found under its title by those who listen to it.
    let heading = writer.hasHeading ? "" : "<h1 class=\"hidden\">\(title)</h1>\n"
    return """
      <!DOCTYPE html>
      <html lang="\(document.language.markupEscaped)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <title>\(title)</title>
      <style>
      \(StyleSheet(document).text)</style>
      </head>
      <body>
      <main>
      <article>
      \(heading)\(writer.text)</article>
      </main>
      </body>
      </html>

      """
  }
}
