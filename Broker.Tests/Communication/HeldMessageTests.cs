using Broker.Core.Common;
using Broker.Core.Communication;
using Broker.Core.Demo;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Communication;

using World = Broker.Tests.World.World;

/// <summary>What is to be held until somebody has accepted it never leaves because of something changed elsewhere.</summary>
public sealed class HeldMessageTests : IAsyncLifetime
{
    private World world = null!;

    public async Task InitializeAsync() => world = await World.OpenAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact, Rule("R-TSK-10")]
    public async Task A_validation_messages_wait_for_stays_one_and_is_not_removed()
    {
        var validation = await ValidationAsync();
        await SaveAsync(validation);
        Assert.Equal("task-template.validates-messages", (await world.Desk<RemoveTaskTemplate>().RunAsync(world.Helene, validation)).Problem?.Code);
        var row = (await world.Desk<TaskTemplatesQuery>().RunAsync(world.Helene)).Rows.Single(r => r.Id == validation);
        var input = SaveTaskTemplate.Input.Of(row);
        input.Kind = TaskKind.Action;
        Assert.Equal("task-template.holds-messages", (await world.Desk<SaveTaskTemplate>().RunAsync(world.Helene, input)).Problem?.Code);
        (input.Kind, input.Active) = (row.Kind, false);
        Assert.Equal(new Problem("task-template.holds-messages"), (await world.Desk<SaveTaskTemplate>().RunAsync(world.Helene, input)).Problem);
    }

    [Fact, Rule("R-TSK-10")]
    public async Task A_validation_switched_off_before_it_was_forbidden_holds_what_waits_for_it_all_the_same()
    {
        var validation = await ValidationAsync();
        var model = await SaveAsync(validation);
        await world.ChangeAsync(async db => (await db.TaskTemplates.SingleAsync(t => t.Id == validation)).Active = false);
        Assert.True((await world.Desk<MessageDeskQuery>().RunAsync(world.Theo, world.Pelissier))!.Predefined.Single(p => p.Id == model).Held);
        Assert.Null((await world.Desk<SendMessage>().RunAsync(world.Theo, new() { ClientId = world.Pelissier, TemplateId = model, Subject = "Relevé", Body = "Bonjour", To = "marc@pelissier.example" })).Problem);
        Assert.Equal(MessageState.Held, (await world.ReadAsync(db => db.Messages.SingleAsync(m => m.TemplateId == model))).State);
        // It keeps it when it is saved again, and no other may choose it.
        Assert.Null((await world.Desk<SavePredefinedMessage>().RunAsync(world.Helene, SavePredefinedMessage.Input.Of((await world.Desk<PredefinedMessagesQuery>().RunAsync(world.Helene)).Rows.Single(r => r.Id == model)))).Problem);
        Assert.Equal(Problem.Missing.At("ValidationId"), (await TryAsync("Un autre", validation)).Problem);
    }

    private async Task<Guid> SaveAsync(Guid validation) =>
        await TryAsync("Avis", validation) is { Problem: null } saved ? saved.Value : throw new InvalidOperationException("The message was refused.");

    private Task<Result<Guid>> TryAsync(string name, Guid validation) =>
        world.Desk<SavePredefinedMessage>().RunAsync(world.Helene, new() { Name = name, Subject = "Relevé", Body = "Bonjour", ValidationId = validation });

    private async Task<Guid> ValidationAsync() =>
        (await world.Desk<SaveTaskTemplate>().RunAsync(world.Helene, new() { Subject = "Relire l’avis", Kind = TaskKind.Validation, Recipients = [Cast.Oliver.Id] })).Value;
}
