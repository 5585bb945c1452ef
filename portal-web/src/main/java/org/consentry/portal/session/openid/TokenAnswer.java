// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.session.openid;

/** What comes of asking the provider for tokens. */
public sealed interface TokenAnswer {

    /** The provider gave some, and they are good. */
    record Given(ProviderTokens tokens) implements TokenAnswer {}

    /** The provider gave none, or some that are not good: the sign-in is over. */
    record Refused() implements TokenAnswer {}

    /** The provider does not answer now. */
    record Away() implements TokenAnswer {}
}
