package dev.plumbline.tables;

import static dev.plumbline.schema.TableSpec.gold;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableBuilder;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.terms.DocumentKind;
import java.util.List;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * Documents that were issued to teams when a month was closed. Rows are added by {@code plumbline
 * month --close} and by no night; none is ever changed: what differs later is a row of its own,
 * which names the number it corrects.
 */
public final class Statement {
  /** Ten years, and some days: what was issued is evidence. */
  private static final int KEPT = 3_700;

  private static final TableBuilder T =
      gold("statement")
          .grain("issued document")
          .doc("What was issued to each team for a closed month, and what corrects it.");

  public static final Col NUMBER =
      T.string("number").required().doc("MONTH-TEAM-CURRENCY-n: of one document, and for ever");
  public static final Col MONTH =
      T.date("month_start").required().doc("first day of the month in which its periods start");
  public static final Col KIND =
      T.string("document_kind")
          .required()
          .doc("statement, or what corrects it: credit_note, supplement, correction");
  public static final Col TEAM = T.string("team").doc("null of what no team is charged with");
  public static final Col CURRENCY = T.string("billing_currency").required().doc("BillingCurrency");
  public static final Col CORRECTS =
      T.string("corrects_number").doc("the statement it corrects; null of a statement");
  public static final Col BILLED_COST = T.money("billed_cost").required().doc("Σ of its lines");
  public static final Col EFFECTIVE_COST =
      T.money("effective_cost").required().doc("Σ of its lines");
  public static final Col WASTE_COST =
      T.money("idle_waste_cost")
          .required()
          .doc("of effective_cost, what paid for idle waste: Σ of its lines");
  public static final Col GPU_SECONDS =
      T.signedSeconds("gpu_seconds").doc("Σ of its lines; null without any");
  public static final Col WASTE_SECONDS =
      T.signedSeconds("idle_waste_gpu_seconds").doc("of gpu_seconds, idle waste");
  public static final Col LINES =
      T.other("lines", Line.LIST).doc("what it is the sum of: kind × project × period × invoice");
  public static final Col ISSUED_DATE = T.date("issued_date").required().doc("date (UTC) of issue");
  public static final Col PUBLICATION =
      T.count("publication_number").required().doc("publication whose figures it has");
  public static final Col NIGHT_ID =
      T.string("night_id").required().doc("run that published the figures");
  public static final Col FILES =
      T.map("file_sha256").doc("file in LAKE/statements/MONTH → SHA-256 of its content");

  /** The declaration. */
  public static final TableSpec TABLE =
      T.key(NUMBER)
          .partitionedBy(MONTH)
          .oneOf(KIND, DocumentKind.class)
          .fail(
              "a statement corrects nothing, and all else names what it corrects",
              KIND.of().equalTo(DocumentKind.STATEMENT.text()).equalTo(CORRECTS.of().isNull()))
          .mayBeEmpty()
          .retainedDays(KEPT)
          .build();

  private Statement() {}

  /** A line of a document: the fields of the structs in {@link #LINES}. */
  public static final class Line {
    private static final DataType MONEY = DataTypes.createDecimalType(38, 12);

    public static final Col KIND = Col.temporary("line_kind", DataTypes.StringType);
    public static final Col PROJECT = Col.temporary("project", DataTypes.StringType);
    public static final Col PERIOD = Col.temporary("billing_period_start", DataTypes.DateType);
    public static final Col INVOICE = Col.temporary("invoice", DataTypes.StringType);
    public static final Col BILLED_COST = Col.temporary("billed_cost", MONEY);
    public static final Col EFFECTIVE_COST = Col.temporary("effective_cost", MONEY);
    public static final Col WASTE_COST = Col.temporary("idle_waste_cost", MONEY);
    public static final Col GPU_SECONDS = Col.temporary("gpu_seconds", MONEY);
    public static final Col WASTE_SECONDS = Col.temporary("idle_waste_gpu_seconds", MONEY);

    /** In the order of the struct. */
    public static final List<Col> FIELDS =
        List.of(
            KIND,
            PROJECT,
            PERIOD,
            INVOICE,
            BILLED_COST,
            EFFECTIVE_COST,
            WASTE_COST,
            GPU_SECONDS,
            WASTE_SECONDS);

    static final ArrayType LIST =
        new ArrayType(dev.plumbline.schema.Frame.schemaOf(FIELDS.toArray(Col[]::new)), true);

    private Line() {}
  }
}
