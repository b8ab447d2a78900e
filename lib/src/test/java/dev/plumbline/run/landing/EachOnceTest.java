package dev.plumbline.run.landing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.storage.LandingFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A file that several sources find counts where it lies, or where it is linked first. */
class EachOnceTest {
  private final List<String> notices = new ArrayList<>();

  private static LandingFile file(String source, String path, String location) {
    return new LandingFile(source, "focus-csv", path, "file:" + location, 1, Instant.EPOCH);
  }

  @Test
  void aLinkToAFileOfAnotherSourceIsLeftAndTold() {
    List<LandingFile> bills = List.of(file("bill", "bill/a.csv", "/in/bill/a.csv"));
    List<LandingFile> copies =
        List.of(
            file("copy", "copy/a.csv", "/in/bill/a.csv"),
            file("copy", "copy/own.csv", "/in/copy/own.csv"),
            file("copy", "copy/z.csv", "/in/bill/a.csv"));
    // Whichever source is configured first.
    for (List<List<LandingFile>> order : List.of(List.of(bills, copies), List.of(copies, bills))) {
      notices.clear();
      EachOnce once = new EachOnce(order);
      assertThat(once.of(bills, notices)).isEqualTo(bills);
      assertThat(once.of(copies, notices)).containsExactly(copies.get(1));
      assertThat(notices)
          .containsExactly(
              "warning: source copy: copy/a.csv and 1 more like it: the link leads to a file that"
                  + " another source reads, and counts there");
    }
  }

  @Test
  void whatOnlyLinksLeadToCountsAtTheFirst() {
    List<LandingFile> one = List.of(file("one", "one/a.csv", "/in/store/a.csv"));
    List<LandingFile> two = List.of(file("two", "two/a.csv", "/in/store/a.csv"));
    EachOnce once = new EachOnce(List.of(one, two));
    assertThat(once.of(one, notices)).isEqualTo(one);
    assertThat(once.of(two, notices)).isEmpty();
    assertThat(notices).hasSize(1);
  }

  @Test
  void twoPatternsOverOneFolderBothReadIt() {
    List<LandingFile> one = List.of(file("one", "a.csv", "/in/a.csv"));
    List<LandingFile> two = List.of(file("two", "in/a.csv", "/in/a.csv"));
    EachOnce once = new EachOnce(List.of(one, two));
    assertThat(once.of(one, notices)).isEqualTo(one);
    assertThat(once.of(two, notices)).isEqualTo(two);
    assertThat(notices).isEmpty();
  }
}
