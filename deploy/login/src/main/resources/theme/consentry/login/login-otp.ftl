<#import "template.ftl" as layout>
<#import "parts.ftl" as parts>
<#assign wrong = messagesPerField.existsError('totp')?then(messagesPerField.get('totp'), '')>
<@layout.registrationLayout displayMessage=!wrong?has_content; section>
  <#if section = "header">
    ${msg("consentryCodeTitle")}
  <#elseif section = "errors">
    <#if wrong?has_content><@parts.errors field="otp" text=wrong /></#if>
  <#elseif section = "form">
    <form id="kc-otp-login-form" action="${url.loginAction}" method="post" novalidate>
      <#if otpLogin.userOtpCredentials?size gt 1>
        <fieldset class="govuk-fieldset govuk-form-group">
          <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">${msg("consentryWhichApp")}</legend>
          <div class="govuk-radios">
            <#list otpLogin.userOtpCredentials as credential>
              <div class="govuk-radios__item">
                <input class="govuk-radios__input" type="radio" id="kc-otp-credential-${credential?index}" name="selectedCredentialId"
                    value="${credential.id}"<#if credential.id == otpLogin.selectedCredentialId> checked</#if>>
                <label class="govuk-label govuk-radios__label" for="kc-otp-credential-${credential?index}">${credential.userLabel}</label>
              </div>
            </#list>
          </div>
        </fieldset>
      </#if>
      <@parts.field name="otp" label=msg("loginOtpOneTime") hint=msg("consentryCodeHint") autocomplete="one-time-code" error=wrong focus=true numeric=true />
      <button class="govuk-button" name="login" id="kc-login" type="submit">${msg("doLogIn")}</button>
    </form>
  </#if>
</@layout.registrationLayout>
