using Broker.Core.Common;
using Broker.Core.Fleets;
using Broker.Core.Fleets.Register;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Fleets.Register;

/// <summary>What becomes of files that were sent: answers, receipts, how long they are kept.</summary>
public sealed class ProofTests : RegisterScene
{
    [Fact, Rule("D-44")]
    public async Task Confirmed_it_is_settled_and_sent_back_it_is_to_be_sent_again_with_the_answer_kept()
    {
        await DelegateAsync();
        var notices = await EnteredManyAsync(2);
        var sending = await SentAsync(notices);
        Assert.Equal(("register.say-why", "Answer"), Said(await AnswerAsync(false, null, notices[0])));
        Assert.Equal(1, (await AnswerAsync(false, "Police inconnue", notices[0])).Value);
        Assert.Equal(1, (await World.Desk<AnswerNotices>().RunAsync(World.Theo, new() { SendingId = sending })).Value);
        Assert.Equal((NoticeState.Refused, NoticeState.Confirmed), (await StateAsync(notices[0]), await StateAsync(notices[1])));
        Assert.Equal("register.nothing-to-answer", (await World.Desk<AnswerNotices>().RunAsync(World.Theo, new() { SendingId = sending })).Problem?.Code);

        var again = await SentAsync(notices);
        Assert.Equal(1, (await ProofAsync(again))!.Sending.Rows);
        var line = (await ProofAsync(sending))!.Lines.Rows[0];
        Assert.Equal((false, "Police inconnue", false), (line.Confirmed, line.Answer, line.Latest));
        Assert.Equal(1, (await AnswerAsync(true, null, notices[0])).Value);
        Assert.Equal((false, true), ((await ProofAsync(sending))!.Lines.Rows[0].Confirmed, (await ProofAsync(again))!.Lines.Rows[0].Confirmed));
    }

    [Fact]
    public async Task Set_aside_by_hand_with_a_reason_and_taken_up_again()
    {
        await DelegateAsync();
        var notice = (await EnteredManyAsync(1))[0];
        Assert.Equal(("register.say-why", "Why"), Said(await AsideAsync(notice, true, " ")));
        Assert.Equal(1, (await AsideAsync(notice, true, "L’assureur l’a fait")).Value);
        Assert.Equal("register.nothing-to-send", (await PrepareAsync(notice)).Problem?.Code);
        Assert.Equal("register.none-of-them", (await AsideAsync(notice, true, "encore")).Problem?.Code);
        Assert.Equal(1, (await AsideAsync(notice, false, null)).Value);
        Assert.Equal(NoticeState.ToSend, await StateAsync(notice));
    }

    [Fact, Rule("D-44")]
    public async Task A_receipt_is_kept_with_what_was_sent_and_given_back_as_it_came()
    {
        await DelegateAsync();
        var notice = (await EnteredManyAsync(1))[0];
        var sending = await PreparedAsync(notice);
        Assert.Equal("register.not-sent", (await ReceiptAsync(sending, "accuse.pdf")).Problem?.Code);
        await MarkAsync(sending);
        Assert.NotNull((await ReceiptAsync(sending, "accuse.exe")).Problem);
        Assert.Null((await ReceiptAsync(sending, "accuse.pdf")).Problem);
        var file = await World.Desk<SendingFileQuery>().RunAsync(World.Ines, sending, true);
        Assert.Equal(("accuse.pdf", "application/pdf"), (file.Value.Name, file.Value.ContentType));
        Assert.Equal("FVA-2026-00001.csv", (await World.Desk<SendingFileQuery>().RunAsync(World.Ines, sending, false)).Value.Name);
    }

    [Fact, Rule("R-FLEET")]
    public async Task What_was_sent_is_kept_seven_years_beyond_the_contracts_end_and_holds_the_contract()
    {
        await DelegateAsync();
        var sending = await SentAsync(await EnteredManyAsync(1));
        Assert.Null((await ProofAsync(sending))!.KeptUntil);
        await ContractAsync(c => c.ExpiresOn = Today);
        Assert.Equal(Today.AddYears(7), (await ProofAsync(sending))!.KeptUntil);
        // The database itself does not let go of a contract something was sent about.
        var refused = await World.ReadAsync(async db =>
        {
            db.Remove(await db.Contracts.SingleAsync(c => c.Id == World.Fleet));
            return await db.SaveAsync();
        });
        Assert.Equal(Problem.Tied, refused.Problem);
    }

    private Task<Result<int>> AnswerAsync(bool confirmed, string? answer, params List<Guid> notices) => World.Desk<AnswerNotices>().RunAsync(World.Theo, new() { NoticeIds = notices, Confirmed = confirmed, Answer = answer });

    private Task<Result<int>> AsideAsync(Guid notice, bool aside, string? why) => World.Desk<SetAsideNotices>().RunAsync(World.Theo, new() { NoticeIds = [notice], Aside = aside, Why = why });

    private static (string?, string?) Said<T>(Result<T> result) => (result.Problem?.Code, result.Problem?.Field);

    private Task<Result> ReceiptAsync(Guid sending, string name) => World.Desk<KeepReceipt>().RunAsync(World.Theo, new() { SendingId = sending, FileName = name }, new MemoryStream("%PDF-1.4 accusé"u8.ToArray()));
}
