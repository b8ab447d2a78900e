package dev.plumbline.cost.charge;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the words of a bill say of GPUs where no table knows the type. */
final class GpuWords {
  private static final String MODELS =
      "(?:[BH][123]00|GB[23]00|GH200|A100|A10G?|A30|A40|L40S?|L4|V100|P100|T4|MI[23]\\d\\dX?)";

  /** FOCUS defines the key; a report of AWS fills it from product/gpu. */
  private static final Pattern COUNT =
      Pattern.compile("\"(?:x_)?GpuCount\"\\s*:\\s*\"?([0-9]{1,4}(?:\\.[0-9]{1,6})?)\"?\\s*[,}]");

  /** {@code 8x H100}, {@code 8xH100-SXM}, {@code gpu_8x_h100_sxm5}. */
  private static final Pattern TIMES =
      Pattern.compile(
          "(?<![0-9a-z.])([1-9][0-9]?) ?[x×][ _-]?(?:NVIDIA[ _-])?" + MODELS + "(?![0-9])",
          Pattern.CASE_INSENSITIVE);

  /** Words of GPUs, and the families of instance types that are of GPUs alone. */
  private static final Pattern LOOKS =
      Pattern.compile(
          "(?<![a-z])GPUs?(?![a-z])|\\bNVIDIA\\b|(?<![a-z0-9])"
              + MODELS
              + "(?![a-z0-9])"
              + "|\\b(?:ml\\.)?[pg][2-9]\\w*\\.\\w*(?:large|metal)" // AWS
              + "|\\b(?:Standard_)?N[CDGV][0-9]+\\w*" // Azure
              + "|\\b(?:a[234]x?|g[24])-(?:high|mega|ultra|max|standard)\\w*", // Google
          Pattern.CASE_INSENSITIVE);

  private GpuWords() {}

  /** The GPUs that the details of a price state; 0 says that there are none. */
  static Optional<BigDecimal> counted(String priceDetails) {
    return first(COUNT, priceDetails);
  }

  /** The GPUs that a text states before their model. */
  static Optional<BigDecimal> named(String text) {
    return first(TIMES, text);
  }

  /** True for a text that speaks of GPUs, or of a machine that has some. */
  static boolean speakOfGpus(String text) {
    return text != null && LOOKS.matcher(text).find();
  }

  private static Optional<BigDecimal> first(Pattern pattern, String text) {
    Matcher found = text == null ? null : pattern.matcher(text);
    return found != null && found.find()
        ? Optional.of(new BigDecimal(found.group(1)))
        : Optional.empty();
  }
}
