// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.recipient.change;

/**
 * A step as it is written down.
 *
 * @param change number of the change
 * @param company logical id of the recipient
 * @param kind what the change is about
 * @param what what was done
 * @param why the reason given; empty if none is needed
 */
public record CompanyStep(long change, String company, CompanyChange.Kind kind, CompanyChange.What what, String why) {}
