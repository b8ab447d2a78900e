package dev.plumbline.terms;

/** What a document that was issued to a team says. */
public enum DocumentKind implements Term {
  /** What is charged for a month; the first document of a team, month and currency. */
  STATEMENT("statement"),
  /** That less is charged than the documents before say. */
  CREDIT_NOTE("credit note"),
  /** That more is charged than the documents before say. */
  SUPPLEMENT("supplement"),
  /** That as much is charged as before, for other projects, invoices or hours. */
  CORRECTION("correction");

  private final String label;

  DocumentKind(String label) {
    this.label = label;
  }

  /** For people. */
  public String label() {
    return label;
  }
}
