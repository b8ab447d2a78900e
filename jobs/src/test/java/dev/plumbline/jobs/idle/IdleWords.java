package dev.plumbline.jobs.idle;

import dev.plumbline.run.exports.WrittenExport;
import dev.plumbline.tables.GpuWaterfallDaily;
import dev.plumbline.tables.IdleWasteDaily;

/** Exports of idle GPUs, for tests of what is said of them. */
final class IdleWords {
  static final String DATE = "2026-07-14";

  private IdleWords() {}

  /** An idle GPU that was held by this owner, priced so; what else it is comes last. */
  static String gpu(String device, String owner, String cost, String price, String more) {
    return """
    {'usage_date':'2026-07-14','billing_resource_id':'i-1','device_id':'%s','owner':'%s',\
    'cause':'held_idle','node':'n1','gpu_seconds':'3600','cost':'%s',%s\
    'first_seen_date':'2026-07-14'%s}\
    """
        .formatted(device, owner, cost, price, more);
  }

  /** What is priced in a currency, by a charge of an open period. */
  static String charged(String currency) {
    return basis(currency, "billed", "billed");
  }

  static String basis(String currency, String source, String state) {
    return "'billing_currency':'%s','price_source':'%s','price_state':'%s',"
        .formatted(currency, source, state);
  }

  /** A publication of one date with these idle GPUs. */
  static WrittenExport of(String... gpus) {
    return new WrittenExport(3, DATE).with(IdleWasteDaily.TABLE, gpus);
  }

  /** Accounted time of a stage. */
  static String stage(String stage, String seconds, String cost) {
    return ("{'usage_date':'2026-07-14','stage':'%s','gpu_seconds':'%s','cost':'%s',"
            + "'billing_currency':'USD','price_source':'billed','price_state':'billed'}")
        .formatted(stage, seconds, cost);
  }

  static WrittenExport and(WrittenExport export, String... stages) {
    return export.with(GpuWaterfallDaily.TABLE, stages);
  }
}
