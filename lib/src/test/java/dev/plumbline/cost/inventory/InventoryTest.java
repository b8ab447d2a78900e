package dev.plumbline.cost.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.schema.RowLayout.Draft;
import dev.plumbline.tables.NodeInventory;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InventoryTest {
  private static Cells listed(
      String first, String names, String resource, String created, String ended) {
    List<String> all = List.of(names.split(" "));
    Draft draft = Inventory.ENTRY.draft();
    draft
        .set(NodeInventory.NODE, all.get(0))
        .set(NodeInventory.ALIASES, all.subList(1, all.size()))
        .set(NodeInventory.PROVIDER, "AWS")
        .set(NodeInventory.RESOURCE_ID, resource)
        .set(NodeInventory.INSTANCE_TYPE, "p5.48xlarge")
        .set(NodeInventory.CREATED_AT, created == null ? null : Instant.parse(created))
        .set(NodeInventory.ENDED_AT, ended == null ? null : Instant.parse(ended))
        .set(Inventory.FIRST, LocalDate.parse(first));
    return Inventory.ENTRY.read(draft.row());
  }

  private static Inventory of(Cells... entries) {
    return new Inventory(Stream.of(entries).toList());
  }

  private static String at(Inventory inventory, String name, String hour) {
    return inventory
        .ofHost(name, "train", Instant.parse(hour))
        .map(Node::resourceId)
        .orElse("nobody");
  }

  @ParameterizedTest
  @CsvSource({
    "ip-10-0-1-11.ec2.internal, i-1",
    "ip-10-0-1-11, i-1",
    "10.0.1.11, i-1",
    "trainer-1, i-1",
    "10, nobody",
    "ip-10-0-1-12, nobody"
  })
  void aMachineGoesByItsNamesAndTheirFirstPartsButNotByPiecesOfAnAddress(
      String name, String resource) {
    Inventory inventory =
        of(
            listed(
                "2026-07-14",
                "ip-10-0-1-11.ec2.internal 10.0.1.11 trainer-1",
                "i-1",
                "2026-07-01T08:00:00Z",
                null));
    assertThat(at(inventory, name, "2026-07-14T10:00:00Z")).isEqualTo(resource);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-07-14T07:00:00Z, nobody",
    "2026-07-14T08:00:00Z, i-1",
    "2026-07-14T11:00:00Z, i-1",
    // both were there in this hour: the younger has the name
    "2026-07-14T12:00:00Z, i-2",
    "2026-07-14T13:00:00Z, i-2"
  })
  void aNameIsTheMachinesThatWasThereInTheHour(String hour, String resource) {
    Inventory inventory =
        of(
            listed("2026-07-14", "n", "i-1", "2026-07-14T08:37:00Z", "2026-07-14T12:10:00Z"),
            listed("2026-07-14", "n", "i-2", "2026-07-14T12:20:00Z", null));
    assertThat(at(inventory, "n", hour)).isEqualTo(resource);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-06-30T10:00:00Z, nobody",
    "2026-07-09T10:00:00Z, nobody",
    "2026-07-10T10:00:00Z, i-1",
    "2026-07-31T10:00:00Z, i-1",
    "2026-08-01T10:00:00Z, nobody"
  })
  void aDateKnowsWhatWasListedInItsMonthUpToIt(String hour, String resource) {
    Inventory inventory = of(listed("2026-07-10", "n", "i-1", "2026-01-01T00:00:00Z", null));
    assertThat(at(inventory, "n", hour)).isEqualTo(resource);
  }

  @Test
  void theNewestWordsAboutAMachineCountFromTheirDateOn() {
    Inventory inventory =
        of(
            listed("2026-07-10", "n", "i-1", "2026-07-01T00:00:00Z", null),
            listed("2026-07-12", "n", "i-1", "2026-07-01T00:00:00Z", "2026-07-11T06:30:00Z"));
    assertThat(at(inventory, "n", "2026-07-11T10:00:00Z")).isEqualTo("i-1");
    assertThat(at(inventory, "n", "2026-07-12T10:00:00Z")).isEqualTo("nobody");
  }

  @Test
  void twoMachinesOfOneNameAndAgeAreNobody() {
    Inventory inventory =
        of(
            listed("2026-07-10", "n", "i-1", null, null),
            listed("2026-07-10", "n", "i-2", null, null));
    assertThat(at(inventory, "n", "2026-07-11T10:00:00Z")).isEqualTo("nobody");
  }

  @Test
  void entriesForOneNodeGoBeforeListsAndListsBeforeFleets() {
    Inventory inventory =
        of(
            listed("2026-07-10", "n1", "i-1", null, null),
            listed("2026-07-10", "n2", "i-2", null, null));
    Nodes nodes =
        new Nodes(
            List.of(
                new Node("n*", null, "AWS", null, "fleet/{node}", "t"),
                new Node("n1", null, "AWS", null, "mine", "t")),
            inventory);
    Instant hour = Instant.parse("2026-07-11T10:00:00Z");
    assertThat(nodes.ofHost("n1", "c", hour)).map(Node::resourceId).contains("mine");
    assertThat(nodes.ofHost("n2", "c", hour)).map(Node::resourceId).contains("i-2");
    assertThat(nodes.ofHost("n3", "c", hour)).map(Node::resourceId).contains("fleet/n3");
    assertThat(nodes.ofResource("i-2", hour)).map(Node::instanceType).contains("p5.48xlarge");
    assertThat(nodes.ofResource("i-2", Instant.parse("2026-09-11T10:00:00Z"))).isEmpty();
  }
}
