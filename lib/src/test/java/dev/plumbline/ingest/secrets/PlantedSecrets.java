package dev.plumbline.ingest.secrets;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Texts with a secret of each kind. The part to be gone is what the key of {@link #all} says; it is
 * put together here, so that no scanner takes this file for a leak.
 */
public final class PlantedSecrets {
  private static final String A = "q7Rk2mXv9LpT4wZs8NdB3hYc";
  private static final String HEX = "3f9a1c07be52d84466f0a19c2be7d35504c8e1fa";

  private PlantedSecrets() {}

  /** The text by its secret; the secret is the key and stands in the text. */
  public static Map<String, String> all() {
    Map<String, String> all = new LinkedHashMap<>();
    alone(all, "AK" + "IAZ7QRK2MXV9LPT4WZ");
    alone(all, "AS" + "IAZ7QRK2MXV9LPT4WZ");
    alone(all, "sk" + "-ant-api03-" + A + A);
    alone(all, "sk" + "-proj-" + A + "_" + A);
    alone(all, "sk" + "-" + A + A);
    alone(all, "sk" + "_live_" + A);
    alone(all, "gh" + "p_" + A + "Qw12Er34Ty56");
    alone(all, "github" + "_pat_11ABCDEFG0" + A + "_" + A);
    alone(all, "gl" + "pat-" + A.substring(0, 20));
    alone(all, "h" + "f_" + A + "abcdefghij");
    alone(all, "np" + "m_" + A + "Qw12Er34Ty56");
    alone(all, "dckr" + "_pat_" + A);
    alone(all, "xo" + "xb-123456789012-" + A);
    alone(all, "xo" + "xp-123456789012-" + A);
    alone(all, "AI" + "za" + A + "0123456789a");
    alone(all, "ey" + "JhbGciOiJIUzI1NiJ9.ey" + "JzdWIiOiIxMjM0In0." + A);
    alone(
        all, "-----BEGIN RSA PRIV" + "ATE KEY-----MIIE" + A + "-----END RSA PRIV" + "ATE KEY-----");
    alone(all, "nv" + "api-" + A + A);
    alone(all, "da" + "pi" + HEX.substring(0, 32));
    alone(all, "hv" + "s." + A);
    alone(all, "SG" + "." + A.substring(0, 22) + "." + A + "0123456789abcdefghi");
    alone(all, "py" + "pi-AgEIcHlwaS5vcmc" + A);
    alone(all, "gs" + "k_" + A + A);
    in(all, "bob:hunter2x", "git clone https://%s@git.example.com/a.git");
    in(all, "admin:S3cr3tPw", "curl -s -u %s https://api.example.com");
    in(all, "S3cr3tPw1", "mysql -h db -p%s train");
    in(all, "S3cr3tPw2", "train.sh -p%s --lr 0.1");
    in(all, "S3cr3tPw3", "sshpass -p %s ssh node1");
    in(all, A + "1", "curl -H 'Authorization: Bearer %s' https://h");
    in(all, "dXNlcjpwYXNzd29yZDE=", "Authorization: Basic %s");
    in(all, "hunter31", "PGPASSWORD=%s psql -h db");
    in(all, "hunter32", "export DB_PASSWORD='%s'");
    in(all, "hunter33", "train --hf-token %s --lr 0.1");
    in(all, "hunter34", "train --token=%s --lr 0.1");
    in(all, "hunter35", "{\"client_secret\": \"%s\", \"lr\": 1}");
    in(all, "hunter36", "{\\\"apiKey\\\": \\\"%s\\\"}");
    in(all, HEX, "WANDB_API_KEY=%s python train.py");
    in(all, "wJalrXUtnFEMI/K7MDENG/bPxRfiCYzzzzzzKEY1", "aws_secret_access_key = %s");
    in(all, "Zk8vQ2mX7pL4wR9sT1nB", "key: %s");
    in(all, "0a1b2c3d4e5f60718293a4b5", "https://s/x?sv=1&sig=%s&se=2");
    in(all, "hunter37", "jdbc:postgresql://db/x?user=a&password=%s");
    return all;
  }

  private static void alone(Map<String, String> all, String secret) {
    all.put(secret, "run with " + secret + " today");
  }

  private static void in(Map<String, String> all, String secret, String text) {
    all.put(secret, text.formatted(secret));
  }
}
