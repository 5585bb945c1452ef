// SPDX-License-Identifier: Apache-2.0
package org.consentry.login.guessing;

/**
 * What is asked for at a sign-in. Each is counted by itself: else the right password would forgive wrong codes, and who
 * knows the password could go on with codes for ever.
 */
public enum Step {
    PASSWORD,
    CODE
}
