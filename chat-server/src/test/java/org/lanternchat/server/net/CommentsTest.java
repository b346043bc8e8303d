package org.lanternchat.server.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommentsTest {
    @Test
    void linesOfCommentsGoAndEverythingElseStays() {
        String source =
                """
                // What it is.
                import { a } from './a.js'; // beside

                /**
                 * @param {string} one `*` and // inside
                 */
                export function f(one) {
                  // why
                  const link = 'http://example.org'; /* beside */
                  /** @type {string} */
                  let text = one /* in */ + link;
                  return text / 2 // 1
                    / 3;
                }
                """;

        assertThat(Comments.without(source))
                .isEqualTo(
                        """
                        import { a } from './a.js'; // beside

                        export function f(one) {
                          const link = 'http://example.org'; /* beside */
                          let text = one /* in */ + link;
                          return text / 2 // 1
                            / 3;
                        }
                        """);
    }

    @Test
    void whatFollowsACommentOnItsLineStays() {
        assertThat(Comments.without("  /** @type {A} */ (b).c();\n/* x */ d {}\n"))
                .isEqualTo("(b).c();\nd {}\n");
    }

    @Test
    void aLicenceStaysAndAnOpenCommentIsLeftAlone() {
        assertThat(Comments.without("/*! by somebody */\na();\n/* open"))
                .isEqualTo("/*! by somebody */\na();\n/* open");
    }
}
