using System.Security.Cryptography.X509Certificates;
using System.Text;
using Broker.Core.Certificates;
using Broker.Core.Common;
using Broker.Core.Demo;
using Broker.Tests.Word.Pdf;
using Microsoft.EntityFrameworkCore;
using TheWorld = Broker.Tests.World.World;

namespace Broker.Tests.Certificates;

[Rule("D-38")]
public sealed class PaperSettingsTests
{
    private static Task<Result> SetAsync(TheWorld world, byte[]? file = null, string password = Keys.Password) => world.Desk<SetSigningKey>().RunAsync(world.Helene, new() { File = file ?? Keys.Good, Password = password });

    private static async Task<Result> ProtectAsync(TheWorld world, PaperProtection protection) =>
        await world.Desk<ProtectPapers>().RunAsync(world.Helene, new() { Protection = protection, Version = (await world.Desk<PaperSettingsQuery>().RunAsync(world.Helene)).Version });

    [Fact]
    public async Task A_key_is_looked_at_before_it_is_kept_and_refused_in_words()
    {
        await using var world = await TheWorld.OpenAsync();
        Assert.Equal("key.password-wrong", (await SetAsync(world, password: "autre")).Problem?.Code);
        Assert.Equal("key.unreadable", (await SetAsync(world, Encoding.UTF8.GetBytes("une lettre"))).Problem?.Code);
        Assert.Equal("key.unreadable", (await SetAsync(world, new byte[100_000])).Problem?.Code);
        Assert.Equal("key.expired", (await SetAsync(world, Keys.File(fromDays: -20, days: -1))).Problem?.Code);
        Assert.Equal("key.not-yet", (await SetAsync(world, Keys.File(fromDays: 5))).Problem?.Code);
        Assert.Equal("key.not-for-signing", (await SetAsync(world, Keys.File(usage: X509KeyUsageFlags.KeyEncipherment))).Problem?.Code);
        Assert.Equal("key.weak", (await SetAsync(world, Keys.File(bits: 1024))).Problem?.Code);
        Assert.Equal("key.none", (await SetAsync(world, Keys.File(withKey: false))).Problem?.Code);
        Assert.Equal("papers.no-key", (await ProtectAsync(world, PaperProtection.Signed)).Problem?.Code);
        Assert.Null((await world.Desk<PaperSettingsQuery>().RunAsync(world.Helene)).Key);
    }

    [Fact]
    public async Task Kept_it_is_sealed_and_never_shown_nor_written_into_the_audit()
    {
        await using var world = await TheWorld.OpenAsync();
        Assert.False((await SetAsync(world)).Failed);
        var kept = await world.ReadAsync(db => db.PaperSettings.AsNoTracking().SingleAsync());
        Assert.DoesNotContain(Convert.ToBase64String(Keys.Good), kept.SealedKey);
        Assert.Equal("Cabinet Ardelane", kept.KeySubject);
        var shown = System.Text.Json.JsonSerializer.Serialize(await world.Desk<PaperSettingsQuery>().RunAsync(world.Helene));
        Assert.DoesNotContain(kept.SealedKey!, shown);
        Assert.DoesNotContain(await world.ReadAsync(db => db.Audit.Select(a => a.Values).ToListAsync()), values => values.Contains("sealed:"));
    }

    [Fact]
    public async Task What_is_issued_is_signed_locked_or_plain_as_the_firm_chose_and_says_so()
    {
        await using var world = await TheWorld.OpenAsync();
        Assert.Equal((PaperProtection.None, null), await IssueAsync(world, "/Encrypt", "/Sig", has: false));
        Assert.False((await ProtectAsync(world, PaperProtection.Locked)).Failed);
        Assert.Equal((PaperProtection.Locked, null), await IssueAsync(world, "/Encrypt"));
        await SetAsync(world);
        Assert.False((await ProtectAsync(world, PaperProtection.Signed)).Failed);
        Assert.Equal((PaperProtection.Signed, "Cabinet Ardelane"), await IssueAsync(world, "ETSI.CAdES.detached"));
        Assert.Equal("papers.key-in-use", (await world.Desk<RemoveSigningKey>().RunAsync(world.Helene)).Problem?.Code);
    }

    [Fact]
    public async Task A_key_that_no_longer_signs_holds_up_nothing_and_the_settings_say_why()
    {
        await using var world = await TheWorld.OpenAsync();
        await SetAsync(world, Keys.File(days: 20));
        await ProtectAsync(world, PaperProtection.Signed);
        world.Seal.Lost = true;
        Assert.Equal((PaperProtection.Locked, null), await IssueAsync(world, "/Encrypt"));
        Assert.Equal("papers.key-lost", (await world.Desk<PaperSettingsQuery>().RunAsync(world.Helene)).Key!.Trouble);
        world.Seal.Lost = false;
        Assert.Equal((20, null), ((await world.Desk<PaperSettingsQuery>().RunAsync(world.Helene)).Key!.DaysLeft, (await world.Desk<PaperSettingsQuery>().RunAsync(world.Helene)).Key!.Trouble));
        world.Time.Advance(TimeSpan.FromDays(21));
        Assert.Equal((PaperProtection.Locked, null), await IssueAsync(world, "/Encrypt"));
        Assert.Equal("key.expired", (await world.Desk<PaperSettingsQuery>().RunAsync(world.Helene)).Key!.Trouble);
    }

    [Fact]
    public async Task Whoever_set_the_key_is_warned_in_time_and_once_for_days_that_were_missed()
    {
        await using var world = await TheWorld.OpenAsync();
        await SetAsync(world, Keys.File(days: 30));
        await ProtectAsync(world, PaperProtection.Signed);
        async Task<int> WarnAsync(int from, int to) => (await world.Desk<WarnOfSigningKey>().RunAsync(world.System, TheWorld.Today.AddDays(from), TheWorld.Today.AddDays(to))).Value;
        var told = new List<int> { await WarnAsync(0, 0), await WarnAsync(1, 20), await WarnAsync(21, 29) };
        Assert.Equal("1 0 1", string.Join(' ', told));
        Assert.Equal(2, await world.ReadAsync(db => db.Notifications.CountAsync(n => n.PersonId == Cast.Helene.Id && n.Code == "notice.key-expires")));
        await ProtectAsync(world, PaperProtection.Locked);
        Assert.Equal(0, await WarnAsync(0, 30));
    }

    [Fact]
    public async Task Two_who_choose_at_once_are_told_and_a_key_not_in_use_is_forgotten()
    {
        await using var world = await TheWorld.OpenAsync();
        await ProtectAsync(world, PaperProtection.Locked);
        Assert.Equal(Problem.Stale, (await world.Desk<ProtectPapers>().RunAsync(world.Helene, new() { Protection = PaperProtection.None })).Problem);
        await SetAsync(world);
        Assert.False((await world.Desk<RemoveSigningKey>().RunAsync(world.Helene)).Failed);
        Assert.Null(await world.ReadAsync(db => db.PaperSettings.Select(s => s.SealedKey).SingleAsync()));
    }

    private static async Task<(PaperProtection, string?)> IssueAsync(TheWorld world, string sign, string? other = null, bool has = true)
    {
        world.Time.Advance(TimeSpan.FromMinutes(1));
        var certificate = (await world.CertificateAsync(await world.IssuedAsync()))!;
        var pdf = Encoding.Latin1.GetString(world.Shelf.Read(certificate.Hash));
        Assert.Equal(has, pdf.Contains(sign, StringComparison.Ordinal));
        if (other is not null) Assert.DoesNotContain(other, pdf);
        return (certificate.Protection, certificate.SignedBy);
    }
}
