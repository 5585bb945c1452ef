<#import "template.ftl" as layout>
<#import "parts.ftl" as parts>
<#assign wrong = messagesPerField.existsError('totp')?then(messagesPerField.get('totp'), '')>
<#assign unnamed = messagesPerField.existsError('userLabel')?then(messagesPerField.get('userLabel'), '')>
<@layout.registrationLayout displayMessage=!(wrong?has_content || unnamed?has_content); section>
  <#if section = "header">
    ${msg("loginTotpTitle")}
  <#elseif section = "errors">
    <#if wrong?has_content><@parts.errors field="totp" text=wrong /><#elseif unnamed?has_content><@parts.errors field="userLabel" text=unnamed /></#if>
  <#elseif section = "form">
    <ol class="govuk-list govuk-list--number" id="kc-totp-settings">
      <li>${msg("consentryAppStep")}</li>
      <#if mode?? && mode = "manual">
        <li>${msg("consentryKeyStep")} <strong id="kc-totp-secret-key">${totp.totpSecretEncoded}</strong><br>
          <a class="govuk-link" href="${totp.qrUrl}" id="mode-barcode">${msg("loginTotpScanBarcode")}</a></li>
      <#else>
        <li>${msg("consentryPictureStep")}<br>
          <img id="kc-totp-secret-qr-code" src="data:image/png;base64, ${totp.totpSecretQrCode}" alt="${msg("consentryPictureText")}"><br>
          <a class="govuk-link" href="${totp.manualUrl}" id="mode-manual">${msg("loginTotpUnableToScan")}</a></li>
      </#if>
      <li>${msg("consentryCodeStep")}</li>
    </ol>
    <form action="${url.loginAction}" id="kc-totp-settings-form" method="post" novalidate>
      <@parts.field name="totp" label=msg("loginOtpOneTime") autocomplete="one-time-code" error=wrong numeric=true />
      <@parts.field name="userLabel" label=msg("loginTotpDeviceName") hint=msg("consentryDeviceHint") autocomplete="off" error=unnamed />
      <input type="hidden" id="totpSecret" name="totpSecret" value="${totp.totpSecret}">
      <#if mode??><input type="hidden" id="mode" name="mode" value="${mode}"></#if>
      <button class="govuk-button" type="submit" id="saveTOTPBtn">${msg("doSubmit")}</button>
      <#if isAppInitiatedAction??>
        <button class="govuk-button govuk-button--secondary" type="submit" id="cancelTOTPBtn" name="cancel-aia" value="true">${msg("doCancel")}</button>
      </#if>
    </form>
  </#if>
</@layout.registrationLayout>
