package dev.plumbline.lineage.licence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LicenceExpressionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CC-BY-4.0                                | CC-BY-4.0
          cc-by-4.0                                | CC-BY-4.0
          ' mit or  Apache-2.0 '                   | MIT OR Apache-2.0
          MIT AND (BSD-3-Clause OR ISC)            | MIT AND (BSD-3-Clause OR ISC)
          ((MIT))                                  | ((MIT))
          GPL-2.0-only WITH Classpath-exception-2.0 | GPL-2.0-only WITH Classpath-exception-2.0
          gpl-2.0+                                 | GPL-2.0+
          CDDL-1.0+                                | CDDL-1.0+
          LicenseRef-acme.crawl-2025               | LicenseRef-acme.crawl-2025
          DocumentRef-x:LicenseRef-y AND ODbL-1.0  | DocumentRef-x:LicenseRef-y AND ODbL-1.0
          MIT WITH AdditionRef-z                   | MIT WITH AdditionRef-z
          OpenMDW-1.0                              | OpenMDW-1.0
          """)
  void anExpressionIsGivenInItsPlainForm(String text, String plain) {
    assertThat(LicenceExpression.of(text).orElse(null)).isEqualTo(plain);
  }

  /**
   * SPDX 2.1 to 3.0: beside AND and OR there is white space, or parentheses, or both. The next
   * edition wants white space, which the plain form has.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          (MIT)AND(ISC)          | (MIT) AND (ISC)
          (MIT)AND(ISC)or(Zlib)  | (MIT) AND (ISC) OR (Zlib)
          MIT AND(ISC)           | MIT AND (ISC)
          (MIT)AND ISC           | (MIT) AND ISC
          ( MIT )                | (MIT)
          """)
  void parenthesesPartAnOperatorFromItsPartsAsWhiteSpaceDoes(String text, String plain) {
    assertThat(LicenceExpression.of(text).orElse(null)).isEqualTo(plain);
    assertThat(LicenceExpression.of(plain)).as("the plain form's own").contains(plain);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MITAND(ISC)",
        "(MIT)ANDISC",
        "MIT(OR",
        "(GPL-2.0-only)WITH(Classpath-exception-2.0)",
        "(GPL-2.0-only)WITH Classpath-exception-2.0",
        "GPL-2.0-only WITH(Classpath-exception-2.0)"
      })
  void whereNothingPartsThemAndBesideWithThereIsNoExpression(String text) {
    assertThat(LicenceExpression.of(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "own data",
        "proprietary, licence 2025-118",
        "internal",
        "Creative Commons Attribution 4.0",
        "MIT Apache-2.0",
        "MIT Or Apache-2.0",
        "MIT OR",
        "OR MIT",
        "(MIT",
        "MIT)",
        "MIT +",
        "GPL-2.0++",
        "lgpl-2.1++ OR MIT",
        "MIT++",
        "MIT OR\nISC",
        "MIT WITH",
        "MIT WITH MIT",
        "Classpath-exception-2.0",
        "(MIT OR ISC) WITH Classpath-exception-2.0",
        "LicenseRef-",
        "LicenseRef-x+",
        "MIT/Apache-2.0",
        "NONE",
        "noassertion",
        "MIT AND NONE"
      })
  void whatIsNoneStaysSomebodysWords(String text) {
    assertThat(LicenceExpression.of(text)).isEmpty();
  }

  @Test
  void nothingSaidIsNoExpression() {
    assertThat(LicenceExpression.of(null)).isEmpty();
  }

  @Test
  void wordsThatSayThatThereIsNoneAreNoLicence() {
    assertThat(LicenceExpression.isNoLicence(" NOASSERTION ")).isTrue();
    assertThat(LicenceExpression.isNoLicence("none")).isTrue();
    assertThat(LicenceExpression.isNoLicence("MIT")).isFalse();
    assertThat(LicenceExpression.isNoLicence("none that we know of")).isFalse();
  }

  @Test
  void whatIsNestedBeyondReasonIsNoExpression() {
    String deep = "(".repeat(5_000) + "MIT" + ")".repeat(5_000);
    assertThat(LicenceExpression.of(deep)).isEmpty();
    assertThat(LicenceExpression.of("(".repeat(50) + "MIT" + ")".repeat(50))).isPresent();
  }
}
