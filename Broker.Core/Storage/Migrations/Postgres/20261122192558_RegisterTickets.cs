using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Broker.Core.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class RegisterTickets : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_VehicleMemos_InsuredItems_ClientId_ItemId",
                table: "VehicleMemos");

            migrationBuilder.AddColumn<string>(
                name: "PlateKey",
                table: "VehicleMemos",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Memos",
                table: "ExtranetOptions",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "Filed");

            migrationBuilder.CreateTable(
                name: "MemoOrders",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ClientId = table.Column<Guid>(type: "uuid", nullable: false),
                    ContractId = table.Column<Guid>(type: "uuid", nullable: false),
                    AskedFrom = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DoneFrom = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MemoOrders", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MemoOrders_Contracts_ClientId_ContractId",
                        columns: x => new { x.ClientId, x.ContractId },
                        principalTable: "Contracts",
                        principalColumns: new[] { "ClientId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RegisterTickets",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ClientId = table.Column<Guid>(type: "uuid", nullable: false),
                    ContractId = table.Column<Guid>(type: "uuid", nullable: false),
                    ItemId = table.Column<Guid>(type: "uuid", nullable: false),
                    Plate = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    Words = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    AskedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    AskedBy = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    AskedById = table.Column<Guid>(type: "uuid", nullable: false),
                    TaskId = table.Column<Guid>(type: "uuid", nullable: false),
                    OpenKey = table.Column<Guid>(type: "uuid", nullable: true),
                    Outcome = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Answer = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    AnsweredBy = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: true),
                    Version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RegisterTickets", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RegisterTickets_Contracts_ClientId_ContractId",
                        columns: x => new { x.ClientId, x.ContractId },
                        principalTable: "Contracts",
                        principalColumns: new[] { "ClientId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RegisterTickets_InsuredItems_ClientId_ItemId",
                        columns: x => new { x.ClientId, x.ItemId },
                        principalTable: "InsuredItems",
                        principalColumns: new[] { "ClientId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_MemoOrders_ClientId",
                table: "MemoOrders",
                column: "ClientId");

            migrationBuilder.CreateIndex(
                name: "IX_MemoOrders_ClientId_ContractId",
                table: "MemoOrders",
                columns: new[] { "ClientId", "ContractId" });

            migrationBuilder.CreateIndex(
                name: "IX_MemoOrders_DueAt",
                table: "MemoOrders",
                column: "DueAt");

            migrationBuilder.CreateIndex(
                name: "IX_RegisterTickets_AnsweredAt_AskedAt",
                table: "RegisterTickets",
                columns: new[] { "AnsweredAt", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_RegisterTickets_ClientId_ContractId",
                table: "RegisterTickets",
                columns: new[] { "ClientId", "ContractId" });

            migrationBuilder.CreateIndex(
                name: "IX_RegisterTickets_ClientId_ItemId",
                table: "RegisterTickets",
                columns: new[] { "ClientId", "ItemId" });

            migrationBuilder.CreateIndex(
                name: "IX_RegisterTickets_ContractId_AskedAt",
                table: "RegisterTickets",
                columns: new[] { "ContractId", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_RegisterTickets_ItemId_AskedAt",
                table: "RegisterTickets",
                columns: new[] { "ItemId", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_RegisterTickets_OpenKey",
                table: "RegisterTickets",
                column: "OpenKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RegisterTickets_TaskId",
                table: "RegisterTickets",
                column: "TaskId");

            migrationBuilder.AddForeignKey(
                name: "FK_VehicleMemos_InsuredItems_ClientId_ItemId",
                table: "VehicleMemos",
                columns: new[] { "ClientId", "ItemId" },
                principalTable: "InsuredItems",
                principalColumns: new[] { "ClientId", "Id" },
                onDelete: ReferentialAction.Cascade);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_VehicleMemos_InsuredItems_ClientId_ItemId",
                table: "VehicleMemos");

            migrationBuilder.DropTable(
                name: "MemoOrders");

            migrationBuilder.DropTable(
                name: "RegisterTickets");

            migrationBuilder.DropColumn(
                name: "PlateKey",
                table: "VehicleMemos");

            migrationBuilder.DropColumn(
                name: "Memos",
                table: "ExtranetOptions");

            migrationBuilder.AddForeignKey(
                name: "FK_VehicleMemos_InsuredItems_ClientId_ItemId",
                table: "VehicleMemos",
                columns: new[] { "ClientId", "ItemId" },
                principalTable: "InsuredItems",
                principalColumns: new[] { "ClientId", "Id" },
                onDelete: ReferentialAction.Restrict);
        }
    }
}
