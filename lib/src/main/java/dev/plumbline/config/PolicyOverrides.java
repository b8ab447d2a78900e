package dev.plumbline.config;

import dev.plumbline.policies.Policies;
import dev.plumbline.policies.Policy;
import dev.plumbline.policies.PolicyValues;
import dev.plumbline.policies.PolicyValues.Value;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The {@code policies:} part of the configuration, applied over the values that ship. What a policy
 * takes is read off its record; one that is changed and says no version is marked as configured.
 */
final class PolicyOverrides {
  private PolicyOverrides() {}

  static Policies apply(YamlSection section) {
    section.knows(Policies.DEFAULT.all().stream().map(Policy::id).toArray(String[]::new));
    return Policies.DEFAULT.map(
        policy -> section.section(policy.id()).map(own -> changed(policy, own)).orElse(policy));
  }

  private static Policy changed(Policy policy, YamlSection section) {
    section.knows(PolicyValues.of(policy).stream().map(Value::key).toArray(String[]::new));
    return section.checked(() -> PolicyValues.with(policy, value -> written(value, section)));
  }

  private static Optional<Object> written(Value value, YamlSection section) {
    String key = value.key();
    Class<?> type = value.type();
    if (key.equals("version")) {
      return Optional.of(section.text(key).orElse(value.value() + "+configured"));
    }
    if (type == LocalDate.class) {
      return section.date(key).map(date -> date);
    }
    if (type == Duration.class) {
      return section.integer(key).map(Duration::ofSeconds);
    }
    if (type == double.class) {
      return section.number(key).map(number -> number);
    }
    if (type == int.class) {
      return section.integer(key).map(number -> number);
    }
    if (type == List.class) {
      List<String> texts = section.texts(key);
      return texts.isEmpty() ? Optional.empty() : Optional.of(texts);
    }
    return section.text(key).map(text -> text);
  }
}
