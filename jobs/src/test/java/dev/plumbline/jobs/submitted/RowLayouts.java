package dev.plumbline.jobs.submitted;

import dev.plumbline.jobs.Main;
import dev.plumbline.schema.RowLayout;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Prints every layout that a constant of the product is or holds, as this process has it. */
final class RowLayouts {
  private static final String OURS = "dev.plumbline";

  private RowLayouts() {}

  /** A line for each. */
  public static void main(String[] arguments) throws Exception {
    for (Class<?> part : List.of(RowLayout.class, Main.class)) {
      Path root = Path.of(part.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (Files.isDirectory(root)) {
        print(root);
      } else {
        try (FileSystem jar = FileSystems.newFileSystem(root)) {
          print(jar.getPath("/"));
        }
      }
    }
  }

  private static void print(Path root) throws IOException, ReflectiveOperationException {
    List<String> names;
    try (Stream<Path> files = Files.walk(root)) {
      names = files.map(file -> root.relativize(file).toString()).sorted().toList();
    }
    for (String name : names) {
      if (name.startsWith("dev/plumbline/") && name.matches("[^-]*\\.class")) {
        String type = name.replace('/', '.').replaceFirst("\\.class$", "");
        for (Field field :
            Class.forName(type, false, Main.class.getClassLoader()).getDeclaredFields()) {
          if (Modifier.isStatic(field.getModifiers())
              && field.getType().getName().startsWith(OURS)) {
            print(type, field);
          }
        }
      }
    }
  }

  private static void print(String place, Field constant) throws ReflectiveOperationException {
    constant.setAccessible(true);
    print(place + "." + constant.getName(), constant.get(null), new HashSet<>());
  }

  private static void print(String place, Object value, Set<Object> above)
      throws ReflectiveOperationException {
    if (value instanceof RowLayout layout) {
      System.out.println(place + " " + Arrays.toString(layout.columns()));
    } else if (value != null && value.getClass().getName().startsWith(OURS) && above.add(value)) {
      for (Field field : value.getClass().getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
          field.setAccessible(true);
          print(place + "." + field.getName(), field.get(value), above);
        }
      }
    }
  }
}
