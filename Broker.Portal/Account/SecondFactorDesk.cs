using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.SignIn;
using Broker.Portal.Hosting;
using Microsoft.AspNetCore.Identity;
using QRCoder;

namespace Broker.Portal.Account;

/// <summary>The app that shows a new code every half minute, and the recovery codes for whoever lost it.</summary>
public sealed class SecondFactorDesk(Doorkeeper keeper, UserManager<Person> people, IUserStore<Person> store, Threshold threshold, TellChanged tell)
{
    private const int Recovery = 10;
    private const string Own = "broker", Used = "app-used";
    private static readonly Problem Wrong = new("two-factor.wrong", "Code");

    /// <param name="Key">To be typed by hand, in groups of four.</param>
    /// <param name="Picture">The same as a QR picture: a PNG as a data address.</param>
    /// <param name="Address">The same as an address, which the app of this telephone opens.</param>
    public sealed record Setup(string Key, string Picture, string Address);

    public async Task<bool> IsAskedAsync() => await keeper.GetTwoFactorAuthenticationUserAsync() is not null;

    public async Task<Problem?> EnterAsync(string code, bool recovery, bool known)
    {
        if (await keeper.GetTwoFactorAuthenticationUserAsync() is not { } person) return new Problem("two-factor.gone");
        if (await people.IsLockedOutAsync(person)) return (await threshold.StoppedAsync(person, SignInWay.Password, SignInResult.LockedOut, new Problem("sign-in.locked"))).Problem;
        var plain = Plain(code);
        // A code somebody looked at over a shoulder is of no use a moment later (until it has gone by itself).
        if (!recovery && await people.GetAuthenticationTokenAsync(person, Own, Used) == Secrets.Hash(plain)) return (await threshold.StoppedAsync(person, SignInWay.Password, SignInResult.Failed, Wrong)).Problem;
        var entered = recovery ? await keeper.TwoFactorRecoveryCodeSignInAsync(code.Trim()) : await keeper.TwoFactorAuthenticatorSignInAsync(plain, isPersistent: false, rememberClient: known);
        if (!entered.Succeeded)
        {
            // The framework counts failures of the app only.
            if (recovery) await people.AccessFailedAsync(person);
            return (await threshold.StoppedAsync(person, SignInWay.Password, entered, Wrong)).Problem;
        }
        if (!recovery) await people.SetAuthenticationTokenAsync(person, Own, Used, Secrets.Hash(plain));
        await threshold.ArrivedAsync(person, SignInWay.Password);
        return null;
    }

    /// <summary>The key of an app not set up yet: the same until it is, so that the page can be looked at twice.</summary>
    public async Task<Setup> PrepareAsync(Person person, string issuer)
    {
        var key = await ((PersonStore)store).KeyAsync(person, people.GenerateNewAuthenticatorKey, CancellationToken.None);
        var address = $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(person.Email!)}?secret={key}&issuer={Uri.EscapeDataString(issuer)}&digits=6";
        using var drawing = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var png = new PngByteQRCode(drawing);
        return new(string.Join(' ', key.ToLowerInvariant().Chunk(4).Select(four => new string(four))), $"data:image/png;base64,{Convert.ToBase64String(png.GetGraphic(5))}", address);
    }

    /// <returns>The recovery codes, to be shown this once; null when the app's code is not right.</returns>
    public async Task<IReadOnlyList<string>?> TurnOnAsync(Person person, string code)
    {
        if (!await people.VerifyTwoFactorTokenAsync(person, people.Options.Tokens.AuthenticatorTokenProvider, Plain(code))) return null;
        await people.SetTwoFactorEnabledAsync(person, true);
        return await NewCodesAsync(person);
    }

    public async Task<IReadOnlyList<string>> NewCodesAsync(Person person)
    {
        var codes = await people.GenerateNewTwoFactorRecoveryCodesAsync(person, Recovery);
        await SettleAsync(person);
        return [.. codes!];
    }

    public async Task TurnOffAsync(Person person)
    {
        await people.SetTwoFactorEnabledAsync(person, false);
        await people.ResetAuthenticatorKeyAsync(person);
        await SettleAsync(person);
    }

    /// <summary>Whoever changes how one comes in shows once more who they are; five wrong passwords lock the door as at sign-in.</summary>
    public async Task<Problem?> ConfirmAsync(Person person, string? password)
    {
        if (person.PasswordHash is null) return null;
        var right = await keeper.CheckPasswordSignInAsync(person, password ?? "", lockoutOnFailure: true);
        return right.Succeeded ? null : new Problem(right.IsLockedOut ? "sign-in.locked" : "password.wrong", "Password");
    }

    /// <summary>This session goes on under the changed stamp, the others do not; and its owner is told.</summary>
    public async Task SettleAsync(Person person)
    {
        await keeper.RefreshSignInAsync(person);
        await tell.RunAsync(Caller.System(Jobs.Sessions), person.Id);
    }

    private static string Plain(string code) => new([.. code.Where(char.IsAsciiDigit)]);
}
