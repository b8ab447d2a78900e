package dev.plumbline.report;

import static dev.plumbline.report.Html.tag;

import dev.plumbline.report.Html.Tag;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Boxes in columns, and arrows between them, as an SVG that needs no script:
 *
 * <ol>
 *   <li>Each box stands in the column that it is put in; columns are in the order of their numbers,
 *       and each stands in the middle of the height.
 *   <li>In a column left of 0, boxes are ordered by the mean place of what they lead to, so that
 *       few arrows cross; else as they were put in.
 *   <li>Arrows go from the right edge of a box to the left edge of another. What was not named is a
 *       broken line, what is of a way a thick one.
 * </ol>
 */
final class DrawnGraph {
  private static final int ACROSS = 26;
  private static final int DOWN = 10;
  private static final int EDGE = 3;
  private static final int WIDE = 900;

  private final TreeMap<Integer, Map<String, DrawnNode>> columns = new TreeMap<>();
  private final List<Arrow> arrows = new ArrayList<>();

  private record Arrow(String from, String to, String look) {}

  private record Place(int x, int y) {}

  /** Puts a box into a column; the id is for its arrows. */
  DrawnGraph add(int column, String id, DrawnNode node) {
    columns.computeIfAbsent(column, k -> new LinkedHashMap<>()).put(id, node);
    return this;
  }

  /** An arrow between two boxes, whether both are there or will be. */
  DrawnGraph arrow(String from, String to, boolean isNamed) {
    return arrow(from, to, isNamed, false);
  }

  /** The same, thick where it is of the way that is to be seen. */
  DrawnGraph arrow(String from, String to, boolean isNamed, boolean isWay) {
    arrows.add(new Arrow(from, to, "arrow" + (isNamed ? "" : " unnamed") + (isWay ? " way" : "")));
    return this;
  }

  /** The drawing, whose name says in words what it shows. */
  Html html(String words) {
    int rows = columns.values().stream().mapToInt(Map::size).max().orElse(0);
    int height = rows * (DrawnNode.HEIGHT + DOWN) - DOWN + 2 * EDGE;
    int width = columns.size() * (DrawnNode.WIDTH + ACROSS) - ACROSS + 2 * EDGE;
    Map<String, Place> places = places(height);
    Tag svg =
        tag("svg", tag("title", words))
            .with("class", width > WIDE ? "graph wide" : "graph")
            .with("viewBox", "0 0 " + width + " " + height)
            .with("width", String.valueOf(width))
            .with("height", String.valueOf(height))
            .with("role", "img")
            .with("aria-label", words);
    arrows.forEach(arrow -> draw(svg, arrow, places));
    columns
        .values()
        .forEach(
            column ->
                column.forEach(
                    (id, node) -> svg.add(node.html(places.get(id).x, places.get(id).y))));
    return svg;
  }

  private Map<String, Place> places(int height) {
    Map<String, Place> places = new HashMap<>();
    List<Integer> fromTheRight = new ArrayList<>(columns.descendingKeySet());
    int x = EDGE + (columns.size() - 1) * (DrawnNode.WIDTH + ACROSS);
    for (int column : fromTheRight) {
      List<String> ids = new ArrayList<>(columns.get(column).keySet());
      if (column < 0) {
        ids.sort(Comparator.comparingDouble(id -> aim(id, places)));
      }
      int needed = ids.size() * (DrawnNode.HEIGHT + DOWN) - DOWN;
      int y = (height - needed) / 2;
      for (String id : ids) {
        places.put(id, new Place(x, y));
        y += DrawnNode.HEIGHT + DOWN;
      }
      x -= DrawnNode.WIDTH + ACROSS;
    }
    return places;
  }

  /** The mean height of what a box leads to; below all others where that is nothing. */
  private double aim(String id, Map<String, Place> places) {
    return arrows.stream()
        .filter(arrow -> arrow.from.equals(id) && places.containsKey(arrow.to))
        .mapToInt(arrow -> places.get(arrow.to).y)
        .average()
        .orElse(Double.MAX_VALUE);
  }

  private static void draw(Tag svg, Arrow arrow, Map<String, Place> places) {
    Place from = places.get(arrow.from);
    Place to = places.get(arrow.to);
    if (from == null || to == null) {
      return;
    }
    int startX = from.x + DrawnNode.WIDTH;
    int startY = from.y + DrawnNode.HEIGHT / 2;
    int endY = to.y + DrawnNode.HEIGHT / 2;
    int endX = to.x - 5;
    int bend = Math.max(ACROSS / 2, Math.abs(endX - startX) / 2);
    svg.add(
        tag("path")
            .with("class", arrow.look)
            .with(
                "d",
                String.format(
                    Locale.ROOT,
                    "M%d %dC%d %d %d %d %d %d",
                    startX,
                    startY,
                    startX + bend,
                    startY,
                    endX - bend,
                    endY,
                    endX,
                    endY)),
        tag("path").with("class", "head").with("d", "M" + (endX + 4) + " " + endY + "l-6 -3.5v7z"));
  }
}
