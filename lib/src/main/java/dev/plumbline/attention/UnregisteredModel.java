package dev.plumbline.attention;

import dev.plumbline.schema.Frame;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.ShadowModelDaily;
import dev.plumbline.terms.AttentionKind;
import dev.plumbline.terms.ShadowKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/** Models that are deployed, or that GPU jobs wrote, and that no registry has. */
public final class UnregisteredModel implements Finding, Look {
  private static final RowLayout SHADOW = RowLayout.of(ShadowModelDaily.TABLE);

  @Override
  public AttentionKind kind() {
    return AttentionKind.UNREGISTERED_MODEL;
  }

  @Override
  public List<AttentionKind> kinds() {
    return List.of(kind());
  }

  @Override
  public List<TableSpec> reads() {
    return List.of(ShadowModelDaily.TABLE);
  }

  @Override
  public Frame rows(Facts facts) {
    return new Looking(row -> SHADOW.read(row), List.of(this), facts.dates())
        .at(SHADOW, facts.of(ShadowModelDaily.TABLE));
  }

  @Override
  public Stream<Row> rows(Cells fact, NavigableSet<LocalDate> dates) {
    boolean isDeployed = fact.text(ShadowModelDaily.KIND).equals(ShadowKind.DEPLOYED.text());
    String subject = fact.text(ShadowModelDaily.SUBJECT);
    Found found =
        new Found(
            kind(),
            fact.date(ShadowModelDaily.AS_OF_DATE),
            isDeployed ? subject : "run " + subject,
            isDeployed ? deployed(fact) : written(fact),
            isDeployed
                ? "register the version, or say of which registry it is where it is deployed"
                : "register the version with this run or with the digest that it wrote");
    BigDecimal seconds = fact.decimal(ShadowModelDaily.GPU_SECONDS);
    Map<String, BigDecimal> costs = new TreeMap<>(fact.map(ShadowModelDaily.COSTS));
    if (costs.isEmpty()) {
      return Stream.of(found.row(seconds));
    }
    String first = costs.keySet().iterator().next();
    return costs.entrySet().stream()
        .map(
            cost ->
                found.row(
                    cost.getKey().equals(first) ? seconds : null, cost.getKey(), cost.getValue()));
  }

  private static String deployed(Cells fact) {
    String where =
        "it is deployed to %s since %s"
            .formatted(
                Words.names(fact.<String>list(ShadowModelDaily.TARGETS)),
                fact.instant(ShadowModelDaily.FIRST_AT));
    List<String> written = fact.list(ShadowModelDaily.DATASETS);
    return written.isEmpty()
        ? where + ", and nothing tells which run wrote it"
        : where + ", and serves " + Words.names(written) + ofJob(fact);
  }

  private static String written(Cells fact) {
    return "it wrote "
        + Words.names(fact.<String>list(ShadowModelDaily.DATASETS))
        + ofJob(fact)
        + ", and no registered version names it or what it wrote";
  }

  private static String ofJob(Cells fact) {
    return fact.has(ShadowModelDaily.JOB_NAME)
        ? ", job %s of %s"
            .formatted(
                fact.text(ShadowModelDaily.JOB_NAME), fact.text(ShadowModelDaily.JOB_NAMESPACE))
        : "";
  }
}
