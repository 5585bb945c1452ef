// SPDX-License-Identifier: Apache-2.0
/** Tests of what a part knows of its listeners' certificate. */
@org.jspecify.annotations.NullMarked
package org.consentry.protocol.tls;
