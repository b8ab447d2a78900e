package dev.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTest {
  @Test
  void textCannotBecomeMarkup() {
    assertThat(Html.markup(Html.tag("p", "<b a=\"1\" c='2'>&amp;")))
        .isEqualTo("<p>&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;amp;</p>");
  }

  @Test
  void attributeValuesCannotEndTheAttribute() {
    assertThat(Html.markup(Html.tag("a").with("href", "#\" onclick=\"x")))
        .isEqualTo("<a href=\"#&quot; onclick=&quot;x\"></a>");
  }

  @Test
  void controlCharactersAreShownAndNotPassedOn() {
    assertThat(Html.markup(Html.text("a\u0000b\u001bc\u007fd\ne"))).isEqualTo("a␀b␛c␡d\ne");
  }

  @Test
  void voidElementsHaveNoEnd() {
    assertThat(Html.markup(Html.tag("meta").with("charset", "utf-8")))
        .isEqualTo("<meta charset=\"utf-8\">");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a</script>b", "a</SCRIPT >b", "a</style>b", "a<!--b"})
  void codeThatWouldEndItsElementIsRefused(String code) {
    assertThatThrownBy(() -> Html.verbatim(code)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void chartsEscapeWhatWouldEndTheirScript() {
    String markup =
        Html.markup(Chart.stacked("t").label("</script><script>x()</script>", "1").html());
    assertThat(markup).contains("\\u003c/script>\\u003cscript>x()").doesNotContain("<script>x()");
  }
}
