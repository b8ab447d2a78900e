package dev.plumbline.cost.unit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServingTest {
  private static final ServedVersion SERVED = new ServedVersion(null, "m", "5", "eu", null);

  private static boolean means(String namespace, String pod, String owner) {
    return new Serving(namespace, pod, SERVED).means(owner);
  }

  @Test
  void everyKeyThatIsGivenMustMatchAsAWhole() {
    assertThat(means("serve", "chat-*", "serve/chat-0")).isTrue();
    assertThat(means("serve", "chat-*", "serve/chat")).isFalse();
    assertThat(means("serve", "chat-*", "other/chat-0")).isFalse();
    assertThat(means("serve", null, "serve/anything")).isTrue();
    assertThat(means("serve", null, "serve-more/anything")).isFalse();
    assertThat(means(null, "chat-*", "other/chat-0")).isTrue();
    assertThat(means(null, "chat-*", "chat-0")).isTrue();
    assertThat(means("serve*", "chat-0", "serve-eu/chat-0")).isTrue();
    // a dot is a dot, and no star crosses from namespace to pod
    assertThat(means("serve", "chat.0", "serve/chat-0")).isFalse();
    assertThat(means("s*", "0", "s/chat/0")).isFalse();
    assertThat(means("serve", "chat-*", null)).isFalse();
  }
}
